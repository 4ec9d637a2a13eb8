package io.github.convoscope.cli;

import io.github.convoscope.drawing.Placement;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;

/** Reads the word of a {@link Placement}. */
final class PlacementWord implements ITypeConverter<Placement> {
  @Override
  public Placement convert(String word) {
    for (Placement placement : Placement.values()) {
      if (placement.word().equals(word)) {
        return placement;
      }
    }
    throw new ChoiceProblem(Arrays.stream(Placement.values()).map(Placement::word).toList());
  }
}
