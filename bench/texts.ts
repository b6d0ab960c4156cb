/**
 * Deterministic texts with the shape of Arabic news: paragraphs of 40 to 80 words, about a third of
 * them function words, some numbers and Latin names, sentences of uneven length. No meaning.
 */

const functionWords =
  'في من على إلى عن مع بعد قبل بين عند منذ حتى خلال نحو ضد لدى أمام حول دون أن إن لأن لكن كما أو ثم قد لم لن لا ما كان كانت هو هي هذا هذه ذلك تلك التي الذي الذين وقد كل بعض غير أكثر أيضا فيه فيها منه منها عليه عليها به بها له لها'.split(
    ' ',
  )

const contentWords = `
  قال وقالت أعلن وأعلنت أكد أضاف وأضاف نفى أوضح ذكرت أفادت نقلت كشف حذر دعا طالب رفض وافق انتقد رحب أشار شدد توقع
  وزير الوزيرة رئيس الرئاسة الحكومة البرلمان النائب البلدية المحافظ السفير الناطق المتحدث الهيئة الوزارة النقابة الحزب المعارضة
  مصدر مصادر وكالة صحيفة تقرير بيان تصريح مقابلة مؤتمر شاهد خبير محلل باحثة أستاذ جامعة دراسة وثيقة أرقام
  الاقتصاد التضخم المصرف الأسعار الوقود الكهرباء الميزانية الدين القروض العملة السوق التجارة الصادرات الاستثمار
  المدينة القرية الحي الشارع الميناء المطار الحدود الساحل الجبل الوادي السد الجسر المستشفى المدرسة المحطة
  أمس اليوم غدا صباح مساء الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأسبوع الشهر العام الماضي المقبل الجاري
  ارتفع انخفض تراجع زاد بلغ وصل شهد أدى تسبب استمر بدأ انتهى توقف وقع افتتح شارك غادر عاد
  اتفاق مفاوضات قرار قانون مشروع خطة أزمة حادث احتجاج إضراب تحقيق محكمة قضية حكم عقوبات مساعدات نازحون ضحايا أضرار
  كبير جديد أولى آخر مهم واسع محلي إقليمي دولي رسمي سياسي أمني اجتماعي ثقافي صحي بيئي مستقل مشترك عاجل
  الأمطار الفيضان الجفاف الزراعة القمح الزيتون المياه الصيد العمال البطالة الرواتب الضرائب التعليم اللقاحات
  والمستهلكون بالمسؤولية فالاستعدادات كالمعتاد للمستثمرين واستئنافها بالإضافة استراتيجيتها`
  .trim()
  .split(/\s+/)

const latinNames = ['Reuters', 'AFP', 'COVID-19', 'GDP', 'UNICEF', 'Brent', 'AI']

/** Sizes of the benchmarks, in bytes of UTF-8. */
export const sizes = { '5 KB': 5_000, '100 KB': 100_000, '1 MB': 1_000_000 } as const
export type Size = keyof typeof sizes
export const sizeNames = Object.keys(sizes) as readonly Size[]

/** An article of about `bytes` bytes of UTF-8 (never more), a paragraph a line. One seed gives one text. */
export function newsText(bytes: number, seed: number): string {
  const random = randomNumbers(seed)
  const paragraphs: string[] = []
  let left = bytes
  while (left > 0) {
    const paragraph = newsParagraph(random)
    const size = Buffer.byteLength(paragraph) + 1
    if (size > left) {
      paragraphs.push(firstWords(paragraph, left))
      break
    }
    paragraphs.push(paragraph)
    left -= size
  }
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n')
}

function newsParagraph(random: () => number): string {
  const length = 40 + Math.floor(random() * 41)
  const words: string[] = []
  let sinceStop = 0
  for (let i = 0; i < length; i++) {
    sinceStop++
    const mark = i === length - 1 ? '.' : punctuationAfter(sinceStop, random)
    if (mark === '.') sinceStop = 0
    words.push(newsWord(random) + mark)
  }
  return words.join(' ')
}

function newsWord(random: () => number): string {
  const kind = random()
  if (kind < 0.36) return pick(functionWords, random)
  if (kind < 0.965) return pick(contentWords, random)
  if (kind < 0.985) return String(1 + Math.floor(random() * 9000))
  return pick(latinNames, random)
}

function punctuationAfter(sinceStop: number, random: () => number): string {
  if (sinceStop > 12 && random() < 0.12) return '.'
  if (sinceStop > 4 && random() < 0.1) return '،'
  return ''
}

function firstWords(paragraph: string, bytes: number): string {
  const words = paragraph.split(' ')
  while (words.length > 0 && Buffer.byteLength(words.join(' ')) > bytes) words.pop()
  return words.join(' ')
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Tommy Ettinger's mulberry32: a small generator with 32 bits of state, uniform in [0, 1). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
