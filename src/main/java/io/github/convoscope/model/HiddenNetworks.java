package io.github.convoscope.model;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes models of the same layers that tell nothing of where they come from: no file, no recipe, no
 * figures, and one name for all.
 *
 * <pre>{@code
 * List<Model> suspects = HiddenNetworks.of("?", List.of(honest, cheater));
 * }</pre>
 */
public final class HiddenNetworks {
  private HiddenNetworks() {}

  /**
   * The same networks, in the same order, with the same spec object.
   *
   * @param name what all of them are called
   * @param networks of the same layers, at least one
   * @throws IllegalArgumentException if their layers differ
   */
  public static List<Model> of(String name, List<Model> networks) {
    NetworkSpec first = networks.get(0).spec();
    NetworkSpec spec = new NetworkSpec(name, first.layers(), first.labels());
    List<Model> hidden = new ArrayList<>();
    for (Model network : networks) {
      if (!network.spec().layers().equals(first.layers())) {
        throw new IllegalArgumentException(network.file() + " has other layers");
      }
      ModelCard card = network.card();
      ModelCard untold =
          new ModelCard(
              name,
              card.labels(),
              card.low(),
              card.high(),
              List.of(),
              new float[0],
              card.thresholds(),
              Map.of());
      hidden.add(
          new Model(
              new FastEngine(spec, network.weights()),
              untold,
              network.input(),
              network.ranges(),
              "",
              null,
              "",
              null,
              "",
              null));
    }
    return hidden;
  }
}
