package io.github.convoscope.explain.visualisation;

import io.github.convoscope.data.PictureSheetFile;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds and stores atlases: a shipped one beside its model file, all others in the user's cache
 * folder, under their model's checksum. Any thread.
 */
public final class AtlasStore {
  private static final String SUFFIX = ".atlas.json";

  private final List<Path> models;
  private final Path cache;

  /**
   * A store.
   *
   * @param models model files that may have an atlas beside them
   * @param cache the cache folder, which need not exist
   */
  public AtlasStore(List<Path> models, Path cache) {
    this.models = List.copyOf(models);
    this.cache = cache;
  }

  /** The cache folder of this user, as the operating system prescribes it. */
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

  /** The atlas file beside a model file. */
  public static Path beside(Path model) {
    String name = String.valueOf(model.getFileName()).replaceFirst("(?i)\\.zip$", "");
    return model.resolveSibling(name + SUFFIX);
  }

  /** The atlas of the model with that checksum; empty where none can be read. */
  public Optional<Atlas> find(NetworkSpec spec, String checksum) {
    for (Path model : models) {
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

  /** Writes an atlas to the cache. */
  public void save(NetworkSpec spec, Atlas atlas) {
    if (!atlas.checksum().isEmpty()) {
      PictureSheetFile.write(cached(atlas.checksum()), AtlasSheets.sheet(spec, atlas));
    }
  }

  /**
   * The part of an atlas that has one layer, of a network whose atlas is made layer by layer; empty
   * where none of it is made.
   */
  public Optional<Atlas> findLayer(NetworkSpec spec, String checksum, int layer) {
    return checksum.isEmpty()
        ? Optional.empty()
        : read(spec, cachedLayer(checksum, layer), checksum);
  }

  /** Writes the part of an atlas that has one layer, as far as it is made. */
  public void saveLayer(NetworkSpec spec, Atlas atlas, int layer) {
    if (!atlas.checksum().isEmpty()) {
      PictureSheetFile.write(cachedLayer(atlas.checksum(), layer), AtlasSheets.sheet(spec, atlas));
    }
  }

  private Path cachedLayer(String checksum, int layer) {
    String folder = checksum.replaceAll("[^0-9a-f]", "");
    return cache.resolve(folder).resolve(layer + SUFFIX);
  }

  private Path cached(String checksum) {
    return cache.resolve(checksum.replaceAll("[^0-9a-f]", "") + SUFFIX);
  }
}
