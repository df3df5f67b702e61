/**
 * A small pretrained encoder, fine-tuned for names and attributions and run by ONNX Runtime. What goes in and out is
 * described in models/EXPORT.md. The weights may be absent: then the perceptrons do the work alone.
 */
package counterclaim.enrich.encoder;
