import '../kit/base.css';
import './join.css';
import './gb-join';
