package io.github.convoscope.layout;

import io.github.convoscope.network.NetworkSpec;

/** All boards side by side in one plane that faces the camera: nothing is foreshortened. */
final class Flat implements Arrangement {
  private static final CameraPose HOME = new CameraPose(new Point(0, 0, 0), 0, 0, 30_000, 3);

  @Override
  public String name() {
    return "flat";
  }

  @Override
  public Arranged arrange(NetworkSpec spec, NetworkDepths depths, OpenLayers open) {
    StepLines lines =
        StepLines.largest(spec, depths, open, NetworkLayout.WIDTH / NetworkLayout.PROPORTION);
    return LineArranger.arrange(spec, lines, null);
  }

  @Override
  public CameraPose home() {
    return HOME;
  }

  @Override
  public boolean turns() {
    return false;
  }

  @Override
  public boolean relief() {
    return false;
  }

  @Override
  public NameSide names() {
    return NameSide.BELOW;
  }
}
