package io.github.convoscope.model;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.Dl4jModelFile;
import java.nio.file.Path;

/** Reads the parameters of a model's file in DL4J's own order, as training goes on from them. */
public final class Dl4jParameters {
  private Dl4jParameters() {}

  /**
   * All parameters of a model.
   *
   * @return a new array
   * @throws Problem if the model is in no file of DL4J
   */
  public static float[] of(Model model) {
    Path file = model.path();
    if (file == null || !Dl4jModelFile.recognises(file)) {
      throw Problem.input(Message.of("training.teach-file"));
    }
    return Dl4jModelFile.read(file).parameters().clone();
  }
}
