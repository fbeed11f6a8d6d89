/** Words of the register of documents. */
export const register = {
  title: 'Sổ văn bản đi',
  lead: 'Số và ký hiệu cấp cho giấy mời, tài liệu, biên bản.',
  year: 'Năm',
  type: 'Loại',
  allTypes: 'Tất cả',
  search: 'Tìm số, ký hiệu, trích yếu (không cần dấu)',
  number: 'Số',
  notation: 'Số và ký hiệu',
  date: 'Ngày ban hành',
  subject: 'Trích yếu',
  signer: 'Người ký',
  pages: 'Số trang',
  empty: 'Sổ năm {year} chưa có văn bản nào',
  emptyDetail: 'Vào sổ một tài liệu ở trang cuộc họp, hoặc ban hành biên bản, văn bản sẽ có số ở đây.',
  none: 'Không có văn bản nào khớp',
};
