package io.github.convoscope.layout;

import io.github.convoscope.network.NetworkSpec;
import java.util.List;

/**
 * A way to place the layers of a network. Each is one class and one line in {@link Arrangements}.
 *
 * <pre>{@code
 * NetworkLayout layout = NetworkLayout.of(spec, open, Arrangements.named("terraces").orElseThrow());
 * }</pre>
 */
public interface Arrangement {
  /** Its name in options and settings, lower case. */
  String name();

  /** Places every layer, in the network's order, and finds the way of every connection. */
  Arranged arrange(NetworkSpec spec, NetworkDepths depths, OpenLayers open);

  /** Direction and field of view of the home view; its target and distance do not matter. */
  CameraPose home();

  /** True where the camera may turn; false where everything lies in one plane that faces it. */
  default boolean turns() {
    return true;
  }

  /** True where cells may stand out of their boards. */
  boolean relief();

  /** True where an arrowhead between two neighbours shows which reads which. */
  default boolean arrows() {
    return true;
  }

  /** Where the names of layers stand. */
  NameSide names();

  /** Where the name of a layer stands. */
  enum NameSide {
    /** Below the layer, in the middle. */
    BELOW,
    /** Beside the board. */
    BESIDE
  }

  /** All places and routes. */
  record Arranged(List<LayerPlace> places, List<Route> routes) {}
}
