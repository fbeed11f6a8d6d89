import type { register as source } from '../vi/register';

export const register: Record<keyof typeof source, string> = {
  title: 'Register of documents',
  lead: 'Numbers and notations given to invitations, papers and minutes.',
  year: 'Year',
  type: 'Type',
  allTypes: 'All',
  search: 'Find number, notation, subject (marks not needed)',
  number: 'No.',
  notation: 'Notation',
  date: 'Issued',
  subject: 'Subject',
  signer: 'Signed by',
  pages: 'Pages',
  empty: 'The register of {year} is empty',
  emptyDetail: 'File a paper on the page of a briefing, or issue minutes, and it has its number here.',
  none: 'No document matches',
};
