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
 * A table that maps a position from 0 to 1 to an opaque colour, packed as 0xAARRGGBB.
 *
 * <pre>{@code
 * ColourMap viridis = ColourMap.named("viridis");
 * int yellow = viridis.colour(1);
 * viridis.paint(activations, 0, activations.length, 0, 2.5f, pixels, 0);
 * }</pre>
 *
 * <p>The tables are data files beside this class; each says where it comes from. A map whose zero
 * has the colour of the surface behind the data has a second table for the light theme. Immutable.
 */
public final class ColourMap {
  /** Names of the maps for values that are never negative; the first is the default. */
  public static final List<String> SEQUENTIAL =
      List.of("ember", "viridis", "cividis", "magma", "grey");

  /** Names of the maps for signed values, with 0 in the middle; the first is the default. */
  public static final List<String> DIVERGING = List.of("blue-orange", "blue-white-red");

  /** Name of the map that is used for weights and nothing else. */
  public static final String WEIGHTS = "violet-green";

  /** The dark surface behind the data: dimmed colours are mixed with it. */
  private static final int SURFACE = 0xff10141c;

  /** The light surface behind the data. */
  private static final int LIGHT_SURFACE = 0xffe9edf2;

  /** Part of a colour that is left when it is dimmed. */
  private static final double DIMMED_LEFT = 0.36;

  /** Ends the name of a table for the light theme. */
  private static final String FOR_LIGHT = "-light";

  /** The maps that have a table for the light theme. */
  private static final List<String> WITH_LIGHT = List.of("ember", "blue-orange");

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
   * The map with that name, as it is in the dark theme.
   *
   * @throws IllegalArgumentException when no map has it
   */
  public static ColourMap named(String name) {
    if (!SEQUENTIAL.contains(name) && !DIVERGING.contains(name) && !WEIGHTS.equals(name)) {
      throw new IllegalArgumentException("no colour map is called " + name);
    }
    return LOADED.computeIfAbsent(name, table -> load(name, table));
  }

  /**
   * The map of the same name for a theme; the same map where it has only one table.
   *
   * @param light true for the light theme, as on a projector
   */
  public ColourMap on(boolean light) {
    String wanted = light && WITH_LIGHT.contains(name) ? name + FOR_LIGHT : name;
    return LOADED.computeIfAbsent(wanted, file -> load(name, file));
  }

  private static ColourMap load(String name, String file) {
    try (InputStream in = ColourMap.class.getResourceAsStream(file + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the colour map's file is missing: " + file);
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

  /** True for a map of signed values: its middle stands for 0. */
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

  /**
   * The colour at a position, packed; positions outside 0 to 1 get the colour of the nearer end.
   */
  public int colour(double position) {
    return table[(int) Math.round(Math.max(0, Math.min(1, position)) * (table.length - 1))];
  }

  /** The same map mixed with the dark surface, for neurons that are not emphasised. */
  public ColourMap dimmed() {
    return dimmed(false);
  }

  /**
   * The same map mixed with the surface behind the data, for neurons that are not emphasised.
   *
   * @param light true for the light surface, as on a projector
   */
  public ColourMap dimmed(boolean light) {
    int[] dim = new int[table.length];
    for (int i = 0; i < dim.length; i++) {
      dim[i] = mix(light ? LIGHT_SURFACE : SURFACE, table[i], DIMMED_LEFT);
    }
    return new ColourMap(name, diverging, dim);
  }

  /**
   * Colours many values at once, without allocating.
   *
   * @param values the values; those outside the range get the colour of the nearer end
   * @param from index of the first value
   * @param count number of values
   * @param low value of the first entry of the map
   * @param high value of the last entry
   * @param into receives packed colours
   * @param intoFrom index of the first colour
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
