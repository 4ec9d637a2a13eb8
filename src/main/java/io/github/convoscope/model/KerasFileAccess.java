package io.github.convoscope.model;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.Dl4jEngine;
import io.github.convoscope.engine.dl4j.Dl4jKerasImport;
import io.github.convoscope.engine.dl4j.Dl4jLoadedModel;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.keras.KerasFile;
import io.github.convoscope.network.ForeignKerasModel;
import io.github.convoscope.network.Shape;
import java.nio.file.Path;

/**
 * Gives a Keras file to DL4J's import of Keras models, after our reader has accepted it. The file
 * is read again each time. Any thread.
 *
 * @param path the file
 * @param sha256 what the file's checksum was when our engine read it
 */
record KerasFileAccess(Path path, String sha256) implements Dl4jAccess {
  @Override
  public Engine engine(Engine own) {
    Shape input = own.spec().input().shape();
    return new Dl4jEngine(Dl4jKerasImport.network(read(true), input), own);
  }

  @Override
  public Dl4jLoadedModel load() {
    return Dl4jLoadedModel.load(read(false));
  }

  private ForeignKerasModel read(boolean functionsApart) {
    ForeignKerasModel model = KerasFile.readForDl4j(path, functionsApart);
    if (!model.sha256().equals(sha256)) {
      throw Problem.input(Message.of("model.file-changed", model.file()));
    }
    return model;
  }
}
