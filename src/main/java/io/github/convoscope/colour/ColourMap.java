package io.github.convoscope.colour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A look-up table from a position in [0, 1] to an opaque colour, packed as 0xAARRGGBB. The tables
 * are data files beside this class, each with its origin. Immutable; any thread.
 */
public final class ColourMap {
  /** Names of the maps for values that are never negative; the first is the default. */
  public static final List<String> SEQUENTIAL = List.of("viridis", "cividis", "magma", "grey");

  /** Names of the maps for signed values, 0 in their middle; the first is the default. */
  public static final List<String> DIVERGING = List.of("blue-orange", "blue-white-red");

  /** Name of the map that only weights wear. */
  public static final String WEIGHTS = "violet-green";

  /** The surface that dimmed colours sink into. */
  private static final int SURFACE = 0xff10141c;

  /** The same for a light surround. */
  private static final int LIGHT_SURFACE = 0xffe9edf2;

  private static final double DIMMED_LEFT = 0.36;
  private static final Map<String, ColourMap> LOADED = new ConcurrentHashMap<>();

  private final String name;
  private final boolean diverging;
  private final int[] table;

  private ColourMap(String name, boolean diverging, int[] table) {
    this.name = name;
    this.diverging = diverging;
    this.table = table;
  }

  /**
   * The map of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ColourMap named(String name) {
    return LOADED.computeIfAbsent(name, ColourMap::load);
  }

  private static ColourMap load(String name) {
    if (!SEQUENTIAL.contains(name) && !DIVERGING.contains(name) && !WEIGHTS.equals(name)) {
      throw new IllegalArgumentException("no colour map is called " + name);
    }
    try (InputStream in = ColourMap.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the colour map's file is missing: " + name);
      }
      int[] table =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(line -> !line.startsWith("#"))
              .mapToInt(line -> 0xff000000 | Integer.parseInt(line, 16))
              .toArray();
      return new ColourMap(name, !SEQUENTIAL.contains(name), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its name, as in files and options. */
  public String name() {
    return name;
  }

  /** True when the middle of the map stands for 0. */
  public boolean diverging() {
    return diverging;
  }

  /** Number of entries. */
  public int size() {
    return table.length;
  }

  /** An entry, packed. */
  public int entry(int index) {
    return table[index];
  }

  /** The colour at a position; positions outside [0, 1] get the nearest end. */
  public int colour(double position) {
    return table[(int) Math.round(Math.max(0, Math.min(1, position)) * (table.length - 1))];
  }

  /** The same hues sunk into the dark surface: what a value wears that is not talked about. */
  public ColourMap dimmed() {
    return dimmed(false);
  }

  /**
   * The same map sunk into what surrounds the data.
   *
   * @param light whether that is light, as on a projector
   */
  public ColourMap dimmed(boolean light) {
    int[] dim = new int[table.length];
    for (int i = 0; i < dim.length; i++) {
      dim[i] = mix(light ? LIGHT_SURFACE : SURFACE, table[i], DIMMED_LEFT);
    }
    return new ColourMap(name, diverging, dim);
  }

  /**
   * Colours many values at once, without allocating: low is the first entry, high the last.
   *
   * @param values numbers; those outside the range get the nearest end
   * @param from first of them
   * @param count how many
   * @param into receives packed colours
   * @param intoFrom where the first goes
   */
  public void paint(
      float[] values, int from, int count, float low, float high, int[] into, int intoFrom) {
    int last = table.length - 1;
    float factor = high > low ? last / (high - low) : 0;
    float shift = 0.5f - low * factor;
    for (int i = 0; i < count; i++) {
      int index = (int) (values[from + i] * factor + shift);
      into[intoFrom + i] = table[index < 0 ? 0 : Math.min(index, last)];
    }
  }

  private static int mix(int below, int above, double part) {
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = below >> shift & 0xff;
      int b = above >> shift & 0xff;
      mixed = mixed << 8 | (int) Math.round(a + (b - a) * part);
    }
    return mixed;
  }
}
