/** صفحة المقال: نصه والبحث فيه وعلاماته. */
export const page = {
  locked: 'النص مقفل في أثناء التوسيم، ولم يتغير فيه شيء.',
  lockedText: 'للقراءة والتوسيم، ولا يمكن تغيير النص.',
  noText: 'لا نص في هذا الملف.',
  find: {
    label: 'البحث في المقال',
    field: 'ابحث في المقال',
    place: '{{place, number}} من {{total, number}}',
    none: 'لا نتيجة',
    next: 'الموضع التالي',
    previous: 'الموضع السابق',
    close: 'إغلاق البحث',
    fold: 'تجاهل التشكيل وصور الهمزة',
    wholeWord: 'الكلمات الكاملة وحدها',
    wholeWordSign: 'كلمة',
  },
} as const
