package io.github.convoscope.training;

import io.github.convoscope.data.Cifar10;
import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.model.Model;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes a model of each moment of a history. */
public final class HistoryModels {
  private static final int MEASURED = 40;
  private static final long SEED = 11;

  private HistoryModels() {}

  /**
   * The models, in the order of the moments. All have the same spec, the same object.
   *
   * @param name of the network on screen
   * @throws io.github.convoscope.message.Problem if the parameters don't fit the layers
   */
  public static List<Model> of(TrainingHistory history, String name) {
    ChangingNetwork network = network(history, name);
    return history.moments().stream().map(one -> network.at(one.parameters())).toList();
  }

  private static ChangingNetwork network(TrainingHistory history, String name) {
    if (history.labels().isEmpty()) {
      ValidationSet digits = ValidationSet.handwriting(MEASURED, SEED);
      return new ChangingNetwork(
          name,
          history.configuration(),
          IntStream.range(0, digits.count()).mapToObj(digits::image).toList());
    }
    return new ChangingNetwork(
        name,
        history.configuration(),
        OtherPictures.pictures(MEASURED, Cifar10.SIDE, SEED),
        PictureFinaliser.card(
            history.labels(), Cifar10.SIDE, List.of(), new float[0], Map.of(), Map.of()));
  }
}
