import { customElement } from 'lit/decorators.js';
import { LightElement } from '../kit/light-element';
import { loadingState } from '../kit/states';
import '../kit/gb-dialog';
import '../kit/gb-text';
import '../kit/gb-select';
import '../kit/gb-tree';
import '../kit/gb-date-time';

@customElement('gb-app')
export class App extends LightElement {
  override render() {
    return loadingState();
  }
}
