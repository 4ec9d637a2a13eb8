package io.github.convoscope.modelfile.keras;

import io.github.convoscope.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that has been translated, with all parts of the translation.
 *
 * @param backend the library below Keras as the file has it; may be empty
 * @param input the network's input
 * @param assembly our layers and their weights
 * @param translator has run
 * @param arrays where the file keeps its weights
 */
record KerasTranslation(
    String file,
    String sha256,
    String backend,
    KerasDialect dialect,
    KerasGraph graph,
    KerasInputReader.Found input,
    KerasAssembly assembly,
    KerasTranslator translator,
    KerasWeights arrays) {

  /** The network as data. */
  KerasNetwork network() {
    List<Message> notes = new ArrayList<>(graph.notes());
    if (dialect.generation() == 1 && dialect.channelsFirst() && backend.isEmpty()) {
      notes.add(Message.of("keras.kernels-unknown"));
    }
    if (input.chosen()) {
      int rows = input.shape().rows();
      notes.add(Message.of("keras.size-chosen", input.shape().columns(), rows));
    }
    return new KerasNetwork(
        file,
        sha256,
        dialect.format(),
        dialect.readByDl4j(),
        assembly.spec(),
        assembly.weights(),
        new KerasNetwork.Input(input.shape(), input.chosen(), translator.scalesInput()),
        notes);
  }
}
