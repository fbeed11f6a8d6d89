/** Goes to another page of the desk without loading the document again. */
export function navigate(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', path);
  else history.replaceState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/** Whether a click on a link is ours to follow: plain, same origin, a page of the desk. */
export function followed(event: MouseEvent): string | null {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  ) {
    return null;
  }
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return null;
  return /^\/(api|join|whip|whep|actuator|v3|lich-tuan|calendar)([/.]|$)/.test(link.pathname)
    ? null
    : link.pathname + link.search;
}
