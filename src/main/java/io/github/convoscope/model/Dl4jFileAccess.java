package io.github.convoscope.model;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.Dl4jEngine;
import io.github.convoscope.engine.dl4j.Dl4jLoadedModel;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.Dl4jModelFile;
import io.github.convoscope.modelfile.NetworkFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Gives a file of DL4J's to DL4J. The file is read again each time, so that a model whose network
 * DL4J never computes needs no memory for that. Any thread.
 *
 * @param path the file
 * @param sha256 what the file's checksum was when our engine read it
 * @param side rows and columns of the input where several fit; 0 for a usual size
 */
record Dl4jFileAccess(Path path, String sha256, int side) implements Dl4jAccess {
  @Override
  public Engine engine(Engine own) {
    Dl4jModelFile file = read();
    NetworkFile network = file.network(List.of(), new Dl4jProbe(), side);
    return new Dl4jEngine(file.foreignNetwork(network), own);
  }

  @Override
  public Dl4jLoadedModel load() {
    return Dl4jLoadedModel.load(read().foreignFile());
  }

  private Dl4jModelFile read() {
    Dl4jModelFile file = Dl4jModelFile.read(path);
    if (!file.sha256().equals(sha256)) {
      throw Problem.input(Message.of("model.file-changed", file.name()));
    }
    return file;
  }
}
