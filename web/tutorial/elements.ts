import './predict-run.ts';
import './program-exercise.ts';
