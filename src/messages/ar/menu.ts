/** ما تقوله قائمة النظام سوى الأوامر. */
export const menu = {
  app: {
    about: 'عن إسناد',
    services: 'الخدمات',
    hide: 'إخفاء إسناد',
    hideOthers: 'إخفاء سائر البرامج',
    showAll: 'إظهار الكل',
    quit: 'إنهاء إسناد',
  },
  edit: {
    cut: 'قص',
    paste: 'لصق',
    selectAll: 'تحديد الكل',
  },
  window: {
    title: 'نافذة',
    minimize: 'تصغير النافذة',
    zoom: 'تكبير النافذة أو إرجاعها',
    front: 'إحضار الكل إلى الأمام',
  },
  quit: 'إنهاء',
  dialog: {
    openArticle: 'فتح مقال',
    openFolder: 'فتح مجلد',
    articles: 'المقالات',
    allFiles: 'كل الملفات',
    destination: 'موضع مجموعات البيانات',
    chooseDestination: 'اختيار هذا الموضع',
    saveTable: 'حفظ الجدول',
    importInputs: 'استيراد وسوم',
    chooseInputs: 'اختيار',
    tables: 'الجداول',
    unkept: 'عملك على هذه المقالات لم يُحفظ في أي مكان بعد',
    unkeptWhy:
      'تعذرت الكتابة في ملف الوسوم وفي بيانات إسناد نفسه. أفسح مكانًا في القرص أو أعد وصله، وأبق إسناد مفتوحًا، فهو يعيد المحاولة. إن أُغلق الآن ضاع هذا العمل.',
    leaveOpen: 'إبقاء إسناد مفتوحًا',
    loseWork: 'الإغلاق وضياع العمل',
  },
} as const
