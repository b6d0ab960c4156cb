/** One input that breaks such programs, and what the reader must see of it. */
export interface BadInput {
  /** As design and documentation call it. */
  readonly name: string
  readonly file: string
  readonly bytes: () => Buffer
  /** Opens without remark, opens with a banner, or is refused. */
  readonly outcome: 'opens' | 'banner' | 'refused'
  /** What the banner, the refusal or else the page says, in English; every one must be found. */
  readonly says?: readonly RegExp[]
  /** The canonical text, where the test knows it. */
  readonly text?: () => string
}
