import type { BadInput } from './bad-input.ts'

function article(name: string, text: string, banner?: RegExp): BadInput {
  return {
    name,
    file: 'article.txt',
    bytes: () => Buffer.from(text),
    text: () => text,
    ...(banner ? { outcome: 'banner', says: [banner] } : { outcome: 'opens' }),
  }
}

export const textInputs: readonly BadInput[] = [
  article(
    'a bidi override',
    'أعلنت الوزارة \u202eexe.txt\u202c في بيانها\nفقرة ثانية',
    /2 invisible characters in the text change the direction/,
  ),
  article(
    'an unbalanced isolate',
    'قال المتحدث \u2067ABC ثم سكت\nفقرة ثانية',
    /opened and never closed/,
  ),
  article('direction marks', 'قال\u061c المتحدث\u200f في Reuters\u200e أمس'),
  article('joiners and tatweel', 'كتـــاب می\u200cخواهم ه\u200d وانتهى'),
  article('noncharacters', 'نص \ufdd0 فيه \ufffe رمزان', /2 codes that Unicode keeps from use/),
  article('emoji sequences', 'حضرت العائلة 👨‍👩‍👧‍👦 والعلم 🏳️‍🌈 أمس'),
  article(
    '10,000 combining marks on a letter',
    `نص ${'ب'}${'\u0651'.repeat(10_000)} بعده كلام`,
    /One letter carries 10,000 marks/,
  ),
  article('presentation forms', 'ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻻﺗﻔﺎﻕ ﻗﺮﻳﺐ'),
]
