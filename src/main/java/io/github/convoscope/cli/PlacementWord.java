package io.github.convoscope.cli;

import io.github.convoscope.drawing.Placement;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the word of a {@link Placement}. */
final class PlacementWord implements ITypeConverter<Placement> {
  @Override
  public Placement convert(String word) {
    for (Placement placement : Placement.values()) {
      if (placement.word().equals(word)) {
        return placement;
      }
    }
    throw new TypeConversionException("expected as-drawn, centred or corner, not '" + word + "'");
  }
}
