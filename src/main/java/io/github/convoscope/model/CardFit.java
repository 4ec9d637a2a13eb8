package io.github.convoscope.model;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.ModelCard.LayerRange;
import io.github.convoscope.network.NetworkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which parts of a model card are used with a network. A card with another number of labels
 * belongs to another network: it is not used, the classes are numbered, and the user is told.
 * Ranges that don't fit the layers and a mean of another size are left out.
 *
 * @param card what is used
 * @param found whether there is a card that fits
 * @param remark what to tell the user, or null
 */
record CardFit(ModelCard card, boolean found, @Nullable Message remark) {
  /**
   * Finds the parts of a card that are used.
   *
   * @param source the card or the labels
   * @param spec its classes have their names already where the number of labels fits
   */
  static CardFit of(CardSource source, NetworkSpec spec) {
    ModelCard card = source.card();
    ModelCard unknown = ModelCard.unknown(spec.name(), spec.labels());
    int labels = source.labels().size();
    if (labels > 0 && labels != spec.classes()) {
      String key = card == null ? "model.other-labels" : "model.other-card";
      return new CardFit(unknown, false, Message.of(key, source.name(), labels, spec.classes()));
    }
    if (card == null) {
      return new CardFit(unknown, false, null);
    }
    boolean meanFits = card.mean().length == spec.input().shape().size();
    ModelCard fitting =
        new ModelCard(
            card.name(),
            card.labels(),
            card.low(),
            card.high(),
            rangesFit(card.ranges(), spec) ? card.ranges() : List.of(),
            meanFits ? card.mean() : new float[0],
            card.thresholds(),
            card.facts(),
            card.picture());
    return new CardFit(fitting, true, null);
  }

  private static boolean rangesFit(List<LayerRange> ranges, NetworkSpec spec) {
    if (ranges.size() != spec.depth()) {
      return false;
    }
    for (LayerSpec layer : spec.layers()) {
      LayerRange range = ranges.get(layer.index());
      int units = layer.shape().channels();
      if (!range.layer().equals(layer.name())
          || range.unitLow().length != units
          || range.unitHigh().length != units) {
        return false;
      }
    }
    return true;
  }

  /** The card's ranges, or null where it has none that fit. */
  @Nullable Ranges ranges() {
    if (card.ranges().isEmpty()) {
      return null;
    }
    return new Ranges(
        card.ranges().stream().map(LayerRange::unitLow).toArray(float[][]::new),
        card.ranges().stream().map(LayerRange::unitHigh).toArray(float[][]::new));
  }
}
