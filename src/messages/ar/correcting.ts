/** تصحيح نص المقال. */
export const correcting = {
  title: 'تصحيح النص',
  hint: 'المقاطع تتبع النص. يتغير الملف حين تحفظ.',
  text: 'نص {{name, isolate}}، مفتوح للتصحيح',
  begun: 'النص مفتوح للتصحيح. Control S للحفظ، وF2 للخروج.',
  ended: 'عاد النص مقفلًا.',
  saved: 'حُفظ النص المصحح.',
  save: 'احفظ النص',
  leave: 'اخرج',
  others_zero: 'لم يسم هذا المقال غيرك.',
  others_one: 'وسم هذا المقال أيضًا {{names, isolate}}. التغيير للجميع، وستتبعه تلك المقاطع تمامًا.',
  others_two: 'وسم هذا المقال أيضًا {{names, isolate}}. التغيير للجميع، وستتبعه مقاطعهما تمامًا.',
  others_few: 'وسم هذا المقال أيضًا {{names, isolate}}. التغيير للجميع، وستتبعه مقاطعهم تمامًا.',
  others_many: 'وسم هذا المقال أيضًا {{names, isolate}}. التغيير للجميع، وستتبعه مقاطعهم تمامًا.',
  others_other: 'وسم هذا المقال أيضًا {{names, isolate}}. التغيير للجميع، وستتبعه مقاطعهم تمامًا.',
  unsaved: {
    title: 'لم يُحفظ التصحيح',
    text: 'صحّحت النص، وما زال في الملف النص القديم.',
    discard: 'اطرحه',
    stay: 'واصل التصحيح',
  },
  draft: {
    label: 'تصحيح لم يُحفظ',
    text: 'صحّحت هذا النص في {{when}} ولم تحفظه.',
    goOn: 'امضِ فيه',
    discard: 'اطرحه',
  },
  failure: {
    fileSafe: 'الملف كما كان، وتصحيحك باقٍ هنا.',
    'unencodable-characters_zero':
      'لا يتسع ترميز الملف {{encoding, isolate}} لما كتبت: {{characters}}.',
    'unencodable-characters_one':
      'ترميز الملف {{encoding, isolate}}، وليس فيه {{characters}}. اكتبه على وجه آخر.',
    'unencodable-characters_two':
      'ترميز الملف {{encoding, isolate}}، وليس فيه هذان: {{characters}}. اكتبهما على وجه آخر.',
    'unencodable-characters_few':
      'ترميز الملف {{encoding, isolate}}، وليس فيه شيء من هذه: {{characters}}. اكتبها على وجه آخر.',
    'unencodable-characters_many':
      'ترميز الملف {{encoding, isolate}}، وليس فيه شيء من هذه: {{characters}}. اكتبها على وجه آخر.',
    'unencodable-characters_other':
      'ترميز الملف {{encoding, isolate}}، وليس فيه شيء من هذه: {{characters}}. اكتبها على وجه آخر.',
    'mixed-newlines':
      'في الملف نهايات أسطر من أنواع شتى، وسيضيع موضع كل نوع. وحّدها ببرنامج آخر أولًا.',
    'article-changed': 'غيّر برنامج آخر الملف في الأثناء. انسخ ما تحتاج إليه واخرج واقرأه من جديد.',
    'article-gone': 'لم يعد الملف في مكانه. أعده واحفظ ثانية.',
    'format-not-corrected': 'لا يُصحَّح هنا إلا النص العادي وMarkdown.',
    'would-read-differently': 'لو حُفظ هكذا لما قُرئ كما تراه هنا، فلم يُكتب.',
    'invalid-sidecar': 'تعذرت كتابة الوسوم للنص الجديد: خلل في البرنامج. نرجو أن تبلغ عنه.',
    'not-writable': 'لا يُكتب في ملف وسومك الآن، وهو من النص بمكان.',
    'unknown-token': 'فُتح المقال قبل آخر تشغيل للبرنامج. افتحه من جديد.',
    'worker-failed': 'تعثر البرنامج: {{detail, isolate}}. أعد المحاولة.',
    'full-disk': 'القرص ممتلئ. أفسح فيه واحفظ ثانية.',
    'read-only': 'لا يُسمح بالكتابة في المجلد أو الملف.',
    locked: 'برنامج آخر يمسك الملف. أغلقه هناك واحفظ ثانية.',
    vanished: 'غاب المجلد أو القرص المشترك الذي هو فيه. أعد وصله واحفظ ثانية.',
    'outside-folder': 'الملف رابط يخرج من مجلده، فلا يُكتب من خلاله.',
    'not-a-regular-file': 'في مكان الملف شيء ليس ملفًا.',
    io: 'أبلغ القرص عن خطأ ({{code}}).',
    'io-replaced': 'كُتب النص، ولم يؤكد القرص ذلك ({{code}}): قد يعيد انقطاع الكهرباء النص القديم.',
  },
} as const
