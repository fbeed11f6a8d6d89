/** Where a page lies in its box: geometry alone, in shares of the page and CSS pixels of the box. */
import type { PageRegion } from '../room/protocol';

export interface Size {
  width: number;
  height: number;
}

/** The page's upper left corner in the box, and how many pixels one unit of the page takes. */
export interface Placement {
  scale: number;
  left: number;
  top: number;
}

/** A part of a page in shares of it, from its upper left corner. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** As the room tells it: whole ten-thousandths. */
export function toWire({ x, y, width, height }: Region): PageRegion {
  const whole = (share: number): number => Math.round(share * 10_000);
  return { x: whole(x), y: whole(y), width: whole(width), height: whole(height) };
}

export function fromWire({ x, y, width, height }: PageRegion): Region {
  return { x: x / 10_000, y: y / 10_000, width: width / 10_000, height: height / 10_000 };
}

export const WHOLE: Region = { x: 0, y: 0, width: 1, height: 1 };

/** How much closer than the whole page one may look. */
export const CLOSEST = 8;

/** The region as large as the box takes it, the page's edges kept at the box's. */
export function place(region: Region, page: Size, box: Size): Placement {
  const scale = Math.min(box.width / (region.width * page.width), box.height / (region.height * page.height));
  return {
    scale,
    left: axis(box.width, page.width * scale, region.x + region.width / 2),
    top: axis(box.height, page.height * scale, region.y + region.height / 2),
  };
}

function axis(box: number, size: number, centre: number): number {
  return size <= box ? (box - size) / 2 : bounded(box / 2 - centre * size, box - size, 0);
}

/** What of the page can be seen. */
export function visible(placement: Placement, page: Size, box: Size): Region {
  const [x, width] = span(placement.left, page.width * placement.scale, box.width);
  const [y, height] = span(placement.top, page.height * placement.scale, box.height);
  return { x, y, width, height };
}

function span(start: number, size: number, box: number): [number, number] {
  const from = bounded(-start / size, 0, 1);
  const to = bounded((box - start) / size, 0, 1);
  return [round(from), round(Math.max(0.02, to - from))];
}

/** Closer by `factor`, what is under `at` staying there; never smaller than the whole page. */
export function zoomed(from: Placement, factor: number, at: { x: number; y: number }, page: Size, box: Size) {
  const whole = place(WHOLE, page, box).scale;
  const scale = bounded(from.scale * factor, whole, whole * CLOSEST);
  const ratio = scale / from.scale;
  return kept({ scale, left: at.x - (at.x - from.left) * ratio, top: at.y - (at.y - from.top) * ratio }, page, box);
}

export function moved(from: Placement, dx: number, dy: number, page: Size, box: Size): Placement {
  return kept({ ...from, left: from.left + dx, top: from.top + dy }, page, box);
}

function kept(placement: Placement, page: Size, box: Size): Placement {
  const hold = (start: number, size: number, room: number): number =>
    size <= room ? (room - size) / 2 : bounded(start, room - size, 0);
  return {
    ...placement,
    left: hold(placement.left, page.width * placement.scale, box.width),
    top: hold(placement.top, page.height * placement.scale, box.height),
  };
}

/** The page as wide as the box, from its upper edge. */
export function fitWidth(page: Size, box: Size): Region {
  const height = (box.height * page.width) / (box.width * page.height);
  return height >= 1 ? WHOLE : { x: 0, y: 0, width: 1, height: round(height) };
}

/** Null for the whole page: what is told to the others is then the same on every screen. */
export function orWhole(region: Region): Region | null {
  return region.width > 0.995 && region.height > 0.995 ? null : region;
}

/** Where in the page a point of the box is; null beside the page. */
export function onPage(placement: Placement, page: Size, x: number, y: number): { x: number; y: number } | null {
  const share = {
    x: (x - placement.left) / (page.width * placement.scale),
    y: (y - placement.top) / (page.height * placement.scale),
  };
  const inside = share.x >= 0 && share.x <= 1 && share.y >= 0 && share.y <= 1;
  return inside ? { x: round(share.x), y: round(share.y) } : null;
}

function bounded(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
