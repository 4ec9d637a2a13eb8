package io.github.convoscope.explain.visualisation;

import io.github.convoscope.data.PictureSheetFile;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where atlases are kept: the shipped one beside its model, others in a cache of the user's, each
 * under its model's checksum. Any thread.
 */
public final class AtlasStore {
  private static final String SUFFIX = ".atlas.json";

  private final List<Path> beside;
  private final Path cache;

  /**
   * A store.
   *
   * @param beside model files beside which an atlas may lie
   * @param cache a folder of the user's, which need not exist
   */
  public AtlasStore(List<Path> beside, Path cache) {
    this.beside = List.copyOf(beside);
    this.cache = cache;
  }

  /** The usual cache folder of this user on this system. */
  public static Path userCache() {
    String home = System.getProperty("user.home", "");
    String system = System.getProperty("os.name", "");
    String set = System.getenv("XDG_CACHE_HOME");
    String local = System.getenv("LOCALAPPDATA");
    Path caches;
    if (set != null && !set.isBlank()) {
      caches = Path.of(set);
    } else if (system.startsWith("Mac")) {
      caches = Path.of(home, "Library", "Caches");
    } else if (system.startsWith("Windows") && local != null) {
      caches = Path.of(local);
    } else {
      caches = Path.of(home, ".cache");
    }
    return caches.resolve("convoscope").resolve("atlases");
  }

  /** Where a model's atlas lies beside it. */
  public static Path beside(Path model) {
    String name = String.valueOf(model.getFileName()).replaceFirst("(?i)\\.zip$", "");
    return model.resolveSibling(name + SUFFIX);
  }

  /** The atlas of the model with that checksum, where there is one that can be read. */
  public Optional<Atlas> find(NetworkSpec spec, String checksum) {
    for (Path model : beside) {
      Optional<Atlas> shipped = read(spec, beside(model), checksum);
      if (shipped.isPresent()) {
        return shipped;
      }
    }
    return checksum.isEmpty() ? Optional.empty() : read(spec, cached(checksum), checksum);
  }

  private static Optional<Atlas> read(NetworkSpec spec, Path json, String checksum) {
    if (!Files.isRegularFile(json)) {
      return Optional.empty();
    }
    try {
      Atlas atlas = AtlasSheets.atlas(spec, PictureSheetFile.read(json));
      return atlas.checksum().equals(checksum) ? Optional.of(atlas) : Optional.empty();
    } catch (Problem unreadable) {
      return Optional.empty();
    }
  }

  /** Keeps an atlas in the cache. */
  public void keep(NetworkSpec spec, Atlas atlas) {
    if (!atlas.checksum().isEmpty()) {
      PictureSheetFile.write(cached(atlas.checksum()), AtlasSheets.sheet(spec, atlas));
    }
  }

  private Path cached(String checksum) {
    return cache.resolve(checksum.replaceAll("[^0-9a-f]", "") + SUFFIX);
  }
}
