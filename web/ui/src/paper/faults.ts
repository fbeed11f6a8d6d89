/** Why a document cannot be looked at here. */
export type FaultKind = 'broken' | 'locked' | 'wrongPassword' | 'missing' | 'refused' | 'kind' | 'large' | 'viewer';

export class PaperFault extends Error {
  constructor(readonly kind: FaultKind) {
    super(kind);
  }
}

/** The fault behind whatever pdf.js, the network or the browser threw; names are pdf.js's. */
export function faultOf(error: unknown): PaperFault {
  if (error instanceof PaperFault) return error;
  const name = (error as { name?: string })?.name ?? '';
  if (name === 'PasswordException')
    return new PaperFault((error as { code?: number }).code === 2 ? 'wrongPassword' : 'locked');
  // What was loaded to show documents with could not be: the line broke, or the server was renewed.
  if (name === 'TypeError' && /import|module|fetch/i.test(String(error))) return new PaperFault('viewer');
  return new PaperFault('broken');
}
