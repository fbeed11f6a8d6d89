import { installable } from '../kit/install';
import '../kit/base.css';
import './tv.css';
import './gb-tv';

installable();
