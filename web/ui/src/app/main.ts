import '../kit/base.css';
import './gb-app';
