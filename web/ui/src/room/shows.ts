import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ElementPart } from 'lit/directive.js';

/**
 * Plays a stream in a `<video>`, and lets go of it when the element leaves the page: a browser keeps
 * a player that still has a stream, and everything around it, for as long as the stream lives.
 */
class Shows extends AsyncDirective {
  #video: HTMLVideoElement | null = null;
  #stream: MediaStream | null = null;

  render(_stream: MediaStream | null) {
    return noChange;
  }

  override update(part: ElementPart, [stream]: [MediaStream | null]) {
    this.#video = part.element as HTMLVideoElement;
    this.#stream = stream;
    this.#play(stream);
    return noChange;
  }

  protected override disconnected(): void {
    this.#play(null);
  }

  protected override reconnected(): void {
    this.#play(this.#stream);
  }

  #play(stream: MediaStream | null): void {
    if (this.#video && this.#video.srcObject !== stream) this.#video.srcObject = stream;
  }
}

export const shows = directive(Shows);
