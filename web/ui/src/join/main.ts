import { installable } from '../kit/install';
import '../kit/base.css';
import './join.css';
import './gb-join';

installable();
