/** A small report as PDF, page after page: a title, lines and a diagram. */
export function samplePdf(pages: number): Uint8Array<ArrayBuffer> {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<</Type/Catalog/Pages 2 0 R>>');
  add(
    `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, index) => `${4 + index * 2} 0 R`).join(' ')}]>>`,
  );
  add('<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>');
  for (let page = 1; page <= pages; page++) {
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${objects.length + 2} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
    );
    const drawing = lines(page);
    add(`<</Length ${drawing.length}>>stream\n${drawing}\nendstream`);
  }
  let file = '%PDF-1.7\n';
  const starts = objects.map((body, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj${body}endobj\n`;
    return start;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const start of starts) file += `${String(start).padStart(10, '0')} 00000 n \n`;
  file += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}

function lines(page: number): string {
  const text = (size: number, x: number, y: number, words: string): string =>
    `BT /F ${size} Tf ${x} ${y} Td (${words}) Tj ET`;
  const out = [
    text(12, 70, 780, 'UY BAN NHAN DAN TINH NINH BINH'),
    text(22, 70, 720, `BAO CAO phong, chong bao so 9 - trang ${page}`),
    '0.05 0.4 0.33 rg 70 706 455 3 re f 0 g',
  ];
  for (let row = 0; row < 14; row++) {
    out.push(
      text(
        13,
        70,
        670 - row * 24,
        `${row + 1}. So ho dan da so tan tai dia ban, den 17 gio: ${(page * 137 + row * 53) % 900} ho.`,
      ),
    );
  }
  for (let bar = 0; bar < 8; bar++) {
    out.push(`0.${3 + (bar % 5)} 0.6 0.5 rg ${80 + bar * 55} 90 36 ${40 + ((page * 31 + bar * 47) % 160)} re f`);
  }
  return out.join('\n');
}
