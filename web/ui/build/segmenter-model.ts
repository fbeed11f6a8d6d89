/**
 * MediaPipe's model that tells people from what is behind them comes by npm without the note that
 * its own runner asks for: how colours are to be scaled. It is written in front of the model here.
 *
 * Both are FlatBuffers (flatbuffers.dev/internals): all offsets are relative and point forwards, so
 * a new root in front of the old bytes leaves them as they are.
 */

/** Positions of fields in TFLite's `Model` table (schema.fbs). */
const VERSION = 0;
const BUFFERS = 4;
const METADATA = 6;
const FIELDS = 7;
const ALIGNMENT = 16;

/** Colours 0..1: `mean` 0, `std` 1. */
const MEAN = 0;
const DEVIATION = 1;

/** Writes forwards; places that are not known yet are filled in later. */
class Writer {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.#view = new DataView(this.bytes.buffer);
  }

  align(to: number): void {
    while (this.at % to !== 0) this.at++;
  }

  u32(value: number): number {
    this.align(4);
    this.#view.setUint32(this.at, value, true);
    this.at += 4;
    return this.at - 4;
  }

  f32(value: number): void {
    this.align(4);
    this.#view.setFloat32(this.at, value, true);
    this.at += 4;
  }

  /** An offset at `from` to here, or to `target`. */
  point(from: number, target = this.at): void {
    this.#view.setUint32(from, target - from, true);
  }

  /** A table of four-octet fields; returns where each field named is. Its start is a multiple of four. */
  table(fields: readonly number[]): { start: number; field: (index: number) => number } {
    this.align(4);
    const count = Math.max(-1, ...fields) + 1;
    const vtable = this.at;
    const places = new Map(fields.map((field, order) => [field, 4 + 4 * order]));
    const length = 4 + 2 * count;
    this.#view.setUint16(vtable, length, true);
    this.#view.setUint16(vtable + 2, 4 + 4 * fields.length, true);
    for (let i = 0; i < count; i++) this.#view.setUint16(vtable + 4 + 2 * i, places.get(i) ?? 0, true);
    this.at = vtable + length;
    this.align(4);
    const start = this.at;
    this.#view.setInt32(start, start - vtable, true);
    this.at = start + 4 + 4 * fields.length;
    return { start, field: (index) => start + (places.get(index) ?? 0) };
  }

  text(value: string): void {
    this.u32(value.length);
    for (const letter of value) this.bytes[this.at++] = letter.charCodeAt(0);
    this.bytes[this.at++] = 0;
    this.align(4);
  }
}

/** `ModelMetadata` (metadata_schema.fbs) with nothing but the scaling of the first input. */
function metadata(): Uint8Array {
  const to = new Writer(256);
  const root = to.u32(0);
  for (const letter of 'M001') to.bytes[to.at++] = letter.charCodeAt(0);
  const vector = (from: number): number => {
    to.point(from);
    to.u32(1);
    return to.u32(0);
  };
  // ModelMetadata.subgraph_metadata
  const model = to.table([3]);
  to.point(root, model.start);
  const subgraph = vector(model.field(3));
  // SubGraphMetadata.input_tensor_metadata
  const graph = to.table([2]);
  to.point(subgraph, graph.start);
  const input = vector(graph.field(2));
  // TensorMetadata.process_units
  const tensor = to.table([4]);
  to.point(input, tensor.start);
  const unit = vector(tensor.field(4));
  // ProcessUnit.options: a union of which NormalizationOptions is the first
  const process = to.table([0, 1]);
  to.point(unit, process.start);
  to.bytes[process.field(0)] = 1;
  const options = process.field(1);
  const normalization = to.table([0, 1]);
  to.point(options, normalization.start);
  for (const [field, value] of [MEAN, DEVIATION].entries()) {
    to.point(normalization.field(field));
    to.u32(1);
    to.f32(value);
  }
  to.align(ALIGNMENT);
  return to.bytes.slice(0, to.at);
}

/** The model with the note in front of it. */
export function withScaling(model: Uint8Array): Uint8Array {
  const old = new DataView(model.buffer, model.byteOffset, model.byteLength);
  const root = old.getUint32(0, true);
  const vtable = root - old.getInt32(root, true);
  const place = (field: number): number => {
    const at = 4 + 2 * field;
    const within = at < old.getUint16(vtable, true) ? old.getUint16(vtable + at, true) : 0;
    return within === 0 ? 0 : root + within;
  };
  const target = (at: number): number => at + old.getUint32(at, true);
  const buffers = target(place(BUFFERS));
  const count = old.getUint32(buffers, true);
  const note = metadata();

  const to = new Writer(4 * count + note.length + 1024);
  const head = to.u32(0);
  for (const letter of 'TFL3') to.bytes[to.at++] = letter.charCodeAt(0);
  const kept = [...Array(FIELDS).keys()].filter((field) => field === METADATA || place(field) !== 0);
  const table = to.table(kept);
  to.point(head, table.start);
  // Model.buffers: all there are, and the note's
  to.point(table.field(BUFFERS));
  to.u32(count + 1);
  const elements = to.at;
  to.at += 4 * (count + 1);
  // Buffer.data
  const buffer = to.table([0]);
  to.point(elements + 4 * count, buffer.start);
  // The octets themselves begin at a multiple of sixteen, their count just before.
  while ((to.at + 4) % ALIGNMENT !== 0) to.at++;
  to.point(buffer.field(0));
  to.u32(note.length);
  to.bytes.set(note, to.at);
  to.at += note.length;
  // Model.metadata: one, by its name
  to.point(table.field(METADATA));
  to.u32(1);
  const entry = to.u32(0);
  const named = to.table([0, 1]);
  to.point(entry, named.start);
  new DataView(to.bytes.buffer).setUint32(named.field(1), count, true);
  to.point(named.field(0));
  to.text('TFLITE_METADATA');
  to.align(ALIGNMENT);

  const shift = to.at;
  const whole = new Uint8Array(shift + model.length);
  const all = new DataView(whole.buffer);
  whole.set(to.bytes.subarray(0, shift));
  whole.set(model, shift);
  for (const field of kept) {
    if (field === METADATA || field === BUFFERS) continue;
    const from = table.field(field);
    const value = field === VERSION ? old.getUint32(place(field), true) : shift + target(place(field)) - from;
    all.setUint32(from, value, true);
  }
  for (let i = 0; i < count; i++) {
    const from = elements + 4 * i;
    all.setUint32(from, shift + target(buffers + 4 + 4 * i) - from, true);
  }
  return whole;
}
