/**
 * An averaged structured perceptron over word sequences: Viterbi decoding, hashed features, quantised weights. It
 * knows nothing of what its labels mean.
 */
package counterclaim.enrich.perceptron;
