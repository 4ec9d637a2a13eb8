package io.github.convoscope.layout;

import io.github.convoscope.network.NetworkSpec;

/**
 * Upright boards side by side, from left to right, each a step further back than the one before.
 */
final class Wall implements Arrangement {
  private static final CameraPose HOME = new CameraPose(new Point(0, 0, 0), -14, 7, 3000, 30);

  @Override
  public String name() {
    return "wall";
  }

  @Override
  public Arranged arrange(NetworkSpec spec, NetworkDepths depths, OpenLayers open) {
    StepLines lines =
        StepLines.largest(spec, depths, open, NetworkLayout.WIDTH / NetworkLayout.PROPORTION);
    return LineArranger.arrange(spec, lines, HOME);
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
  public NameSide names() {
    return NameSide.BELOW;
  }
}
