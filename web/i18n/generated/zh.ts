
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'sb37a601bdbf9e793': `A newer version of Coroscope is here.`,
'sd5b6130b4937488c': `Reload`,
'sb718fbf789a9f5c9': `Later`,
    };
  