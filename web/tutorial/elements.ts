import '../embed/coroscope-playground.ts';
import './predict-run.ts';
import './program-exercise.ts';
