/** Reads ONNX files: bytes in, spec and weights out. */
@NullMarked
package io.github.convoscope.modelfile.onnx;

import org.jspecify.annotations.NullMarked;
