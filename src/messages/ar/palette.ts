/** لوحة الأوامر وقائمة الاختصارات. */
export const palette = {
  title: 'كل الأوامر',
  search: 'البحث في الأوامر',
  placeholder: 'اكتب اسم أمر، بالعربية أو الإنجليزية',
  results: 'الأوامر',
  label: 'وسم',
  frame: 'إطار جديد',
  nothing: 'لا أمر يوافق «{{query, isolate}}»',
} as const

export const shortcutList = {
  title: 'اختصارات لوحة المفاتيح',
  physical:
    'تُعرف المفاتيح بمواضعها على اللوحة، فتعمل والتخطيط عربي. يُذكر بجانب كل مفتاح الحرف العربي المرسوم عليه.',
  everywhere: 'في كل مكان',
  back: 'خطوة إلى الوراء',
  nextControl: 'العنصر التالي والسابق',
  inList: 'في قائمة المقالات',
  moveInList: 'التنقل في القائمة',
  openFromList: 'فتح المقال',
  jumpInList: 'الانتقال إلى اسم بكتابة أوله',
  inPage: 'في المقال',
  byGrapheme: 'التنقل حرفًا حرفًا',
  byWord: 'التنقل كلمة كلمة',
  byLine: 'الانتقال إلى أول السطر أو آخره',
  byBlock: 'التنقل فقرة فقرة',
  extend: 'مدّ التحديد (مع المفاتيح السابقة)',
  giveLabel: 'وسم المحدَّد برقم الوسم',
  giveSecondLabel: 'وسم الكلمات نفسها وسمًا ثانيًا',
  fillRole: 'ملء دور في الإطار بحرف الدور',
  fillWithWriter: 'ملء الدور بكاتب المقال',
  fillWithFrame: 'ملء الدور بإطار',
} as const
