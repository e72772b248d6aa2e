'use client'

import { useAddressFilters } from '../../_components/use-address-filters'
import { queueHref, readFilters } from '../_search-params'

export const useFilters = () => useAddressFilters(readFilters, queueHref)
