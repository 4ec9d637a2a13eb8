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
 * @param remark what to tell the user, or null
 */
record CardFit(ModelCard card, @Nullable Message remark) {
  /**
   * Finds the parts of a card that are used.
   *
   * @param card null where there is none
   * @param cardName what to call the card in messages
   * @param spec its classes are numbered where the card does not fit
   */
  static CardFit of(@Nullable ModelCard card, Object cardName, NetworkSpec spec) {
    if (card == null) {
      return new CardFit(ModelCard.unknown(spec.name(), spec.labels()), null);
    }
    if (card.labels().size() != spec.classes()) {
      Message remark =
          Message.of("model.other-card", cardName, card.labels().size(), spec.classes());
      return new CardFit(ModelCard.unknown(spec.name(), spec.labels()), remark);
    }
    boolean meanFits = card.mean().length == spec.input().shape().size();
    ModelCard fitting =
        new ModelCard(
            card.name(),
            card.labels(),
            card.inputRange().low(),
            card.inputRange().high(),
            rangesFit(card.ranges(), spec) ? card.ranges() : List.of(),
            meanFits ? card.mean() : new float[0],
            card.thresholds(),
            card.facts());
    return new CardFit(fitting, null);
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
