/** Public on purpose: opens nothing but the made-up sample clinic, whose screens all say TRAINING (D24). */
export const SAMPLE_PASSPHRASE = 'training clinic only'
