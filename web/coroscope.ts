/** What other pages load to have `<coroscope-playground>`. */
import './embed/coroscope-playground.ts';
