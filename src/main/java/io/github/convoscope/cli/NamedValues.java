package io.github.convoscope.cli;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;

/**
 * The values of an option that takes one of several names. picocli converts with it, and lists its
 * names in {@code --help}.
 *
 * <pre>{@code
 * final class Placements extends NamedValues<Placement> {
 *   Placements() {
 *     super(List.of(Placement.values()), Placement::word);
 *   }
 * }
 * }</pre>
 *
 * <p>The option says {@code converter = Placements.class, completionCandidates = Placements.class}.
 */
public class NamedValues<T> implements ITypeConverter<T>, Iterable<String> {
  private final Map<String, T> values = new LinkedHashMap<>();

  /**
   * Some values.
   *
   * @param name the name of each
   */
  protected NamedValues(Collection<T> all, Function<? super T, String> name) {
    all.forEach(value -> values.put(name.apply(value), value));
  }

  /**
   * The value of that name.
   *
   * @throws UnknownName if there is none
   */
  @Override
  public T convert(String name) {
    T value = values.get(name);
    if (value == null) {
      throw new UnknownName(List.copyOf(values.keySet()));
    }
    return value;
  }

  @Override
  public Iterator<String> iterator() {
    return values.keySet().iterator();
  }
}
