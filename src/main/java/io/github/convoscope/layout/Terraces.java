package io.github.convoscope.layout;

import io.github.convoscope.network.NetworkSpec;

/**
 * Boards that lean back, each further away and higher than the one before: the drawing in front,
 * the answer on top. From the front it reads, from the side it is a staircase, from above a plan
 * (decision 0022). Parallel branches stand side by side on one step; a long network has several
 * flights of steps beside each other.
 */
final class Terraces implements Arrangement {
  private static final CameraPose HOME = new CameraPose(new Point(0, 0, 0), -8, 30, 3000, 18);

  @Override
  public String name() {
    return "terraces";
  }

  @Override
  public Arranged arrange(NetworkSpec spec, NetworkDepths depths, OpenLayers open) {
    return TerraceArranger.arrange(spec, TerraceSteps.largest(spec, depths, open));
  }

  @Override
  public CameraPose home() {
    return HOME;
  }

  @Override
  public boolean relief() {
    return true;
  }

  @Override
  public boolean arrows() {
    return false;
  }

  @Override
  public NameSide names() {
    return NameSide.BESIDE;
  }
}
