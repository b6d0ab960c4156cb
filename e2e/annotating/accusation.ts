/** The accusation of spreading false news that the tests tag: where it stands, and what is said of it. */
import { realText } from '../articles/real-article.ts'

export interface Accusation {
  readonly claim: string
  /** The words of the cue as they stand in the text, their و included. */
  readonly cueWord: string
  readonly cue: string
  /** Stands right after the cue. */
  readonly source: string
  /** Who is praised, as it stands in the text, its و included. */
  readonly targetWord: string
  readonly target: string
  /** Stands right after the target. */
  readonly expression: string
}

const ofTheArmy: Accusation = {
  claim:
    'أن هذه العناصر المسلحة تواصل عبر كافة منصاتها بث الأخبار الكاذبة التي تستهدف التأثير في معنويات شعبنا وجيشنا الباسل، مستغلة الأحداث الميدانية الأخيرة التي وقعت في مدينة حلب',
  cueWord: 'وأوضح',
  cue: 'أوضح',
  source: 'البيان الصادر عن القيادة العامة للجيش السوري',
  targetWord: 'وجيشنا',
  target: 'جيشنا',
  expression: 'الباسل',
}

const ofOurSample: Accusation = {
  claim: 'من سماها “منصات معادية تُدار من الخارج” ببث الأخبار الكاذبة والمقاطع المفبركة',
  cueWord: 'واتهم',
  cue: 'اتهم',
  source: 'البيان',
  targetWord: 'وجنودنا',
  target: 'جنودنا',
  expression: 'البواسل',
}

/** The one in the article that the tests open. */
export const accusation = realText.includes(ofTheArmy.claim) ? ofTheArmy : ofOurSample
