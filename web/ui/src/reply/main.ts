import '../kit/base.css';
import './reply.css';
import './gb-reply';
