package io.github.convoscope.scene;

import io.github.convoscope.colour.Emphasis;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import io.github.convoscope.network.Wiring;
import java.util.ArrayList;
import java.util.List;

/** Where a neuron looks, layer by layer down to the input: outlined, and kept bright. */
public final class FieldOutlines {
  private final List<Outline> outlines = new ArrayList<>();
  private final Emphasis emphasis;

  /** The field of a neuron. */
  public FieldOutlines(NetworkSpec spec, Neuron neuron) {
    emphasis = new Emphasis(spec).light(neuron);
    Wiring wiring = new Wiring(spec);
    boolean ownChannel = true;
    for (int i = neuron.layer() - 1; i >= 0; i--) {
      LayerSpec layer = spec.layer(i);
      ReceptiveField field = wiring.receptiveField(neuron, i);
      ownChannel &= keepsChannels(spec.layer(i + 1));
      int first = ownChannel ? neuron.channel() : 0;
      int last = ownChannel ? neuron.channel() : layer.shape().channels() - 1;
      for (int channel = first; channel <= last && field.rows() > 0; channel++) {
        light(field, channel);
        if (layer.shape().spatial()) {
          outlines.add(
              new Outline(
                  i,
                  channel,
                  field.top(),
                  field.left(),
                  field.rows(),
                  field.columns(),
                  MarkKind.FIELD));
        }
      }
    }
    outlines.add(Outline.of(neuron, MarkKind.CHOSEN));
  }

  /** The outlines, the neuron's own last. */
  public List<Outline> outlines() {
    return List.copyOf(outlines);
  }

  /** Everything else dimmed. */
  public Emphasis emphasis() {
    return emphasis;
  }

  private void light(ReceptiveField field, int channel) {
    for (int row = field.top(); row < field.top() + field.rows(); row++) {
      for (int column = field.left(); column < field.left() + field.columns(); column++) {
        emphasis.light(new Neuron(field.layer(), channel, row, column));
      }
    }
  }

  /** True for layers whose neurons see their own channel of the layer below alone. */
  private static boolean keepsChannels(LayerSpec layer) {
    return switch (layer.kind()) {
      case POOLING, NORMALISATION, ACTIVATION, DROPOUT -> true;
      default -> false;
    };
  }
}
