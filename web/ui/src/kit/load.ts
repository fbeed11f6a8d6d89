import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { sentence } from '../api/problem';
import { errorState, loadingState } from './states';

/**
 * What a page loads: draws loading, failed or the value. A second load keeps the old value on
 * the page until the new one is here, and drops answers that were overtaken.
 */
export class Load<T> implements ReactiveController {
  value: T | undefined;
  error = '';
  pending = false;
  #turn = 0;
  #loader: (() => Promise<T>) | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {}

  async run(loader: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    this.#loader = loader;
    this.pending = true;
    this.host.requestUpdate();
    try {
      const value = await loader();
      if (turn !== this.#turn) return;
      this.value = value;
      this.error = '';
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.error = sentence(thrown);
    }
    this.pending = false;
    this.host.requestUpdate();
  }

  again = (): Promise<void> => (this.#loader ? this.run(this.#loader) : Promise.resolve());

  /** A change made here, shown before or instead of asking again. */
  set(value: T): void {
    this.value = value;
    this.host.requestUpdate();
  }

  render(draw: (value: T) => TemplateResult): TemplateResult {
    if (this.value !== undefined) return draw(this.value);
    if (this.error) return errorState(this.error, () => void this.again());
    return this.pending ? loadingState() : html``;
  }
}
