import { installable } from '../kit/install';
import '../kit/base.css';
import './gb-app';

installable();
